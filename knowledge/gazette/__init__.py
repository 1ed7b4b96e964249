"""From the printed gazette (杭州市人民政府公报 2017年第2期) to knowledge files; run again, it writes the same files."""
