# 跑一次 — `make help` lists the commands.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
PIP    := $(BIN)/python -m pip install --quiet --disable-pip-version-check

.DEFAULT_GOAL := help
.PHONY: help run test torture audit lint bench load picture learn lock clean

help: ## 列出可用的命令
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

run: $(VENV)/.run ## 安装并运行：没有令牌时在终端里对话，有令牌时上 Telegram；DESK=1 同时开热线台
	@$(BIN)/paoyici run $(if $(filter-out 0,$(DESK)),--desk)

test: $(VENV)/.dev ## 安装并跑全部测试
	$(BIN)/python -m pytest

torture: $(VENV)/.dev ## 折磨测试全长：kill −9 一千次、十万个怪消息、二十万条消息的内存（约一小时），写下 docs/torture.md
	$(BIN)/python -m tests.torture --write

audit: $(VENV)/.dev $(VENV)/.audit ## 对照漏洞库查一遍锁定的依赖（需要联网）
	@$(BIN)/python -m tests.audit $(VENV)/audit/bin/pip-audit

lint: $(VENV)/.dev ## 风格与类型检查
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench: $(VENV)/.dev ## 测量：理解一个问题的时间、启动时间、占用内存
	$(BIN)/python -m tests.bench --write

load: $(VENV)/.dev ## 测量：200名坐席同时在热线台打字，多久出结果
	$(BIN)/python -m tests.load --write

picture: $(VENV)/.dev ## 重新拍 README 里热线台的图（要有 Chromium）
	$(BIN)/python -m tests.browser.picture

learn: $(VENV)/.dev ## 重新拟合把握的权重，写下 docs/confidence.md
	$(BIN)/python -m tests.learn --write

lock: $(VENV)/.dev ## 重新锁定依赖的版本（需要联网）
	$(PIP) uv
	$(BIN)/uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links \
		--no-header --quiet --upgrade --extra build --extra dev pyproject.toml --output-file requirements/dev.txt
	$(BIN)/uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links \
		--no-header --quiet --extra build --constraints requirements/dev.txt pyproject.toml --output-file requirements/run.txt
	echo 'pip-audit>=2.9' | $(BIN)/uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
		--no-emit-find-links --no-header --quiet --upgrade - --output-file requirements/audit.txt

clean: ## 删除虚拟环境和缓存
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "需要 Python 3.11 或更新的版本，现在是 " + sys.version.split()[0])'
	$(PYTHON) -m venv $(VENV)

$(VENV)/.run: requirements/run.txt pyproject.toml | $(VENV)/bin/python
	@echo "正在安装依赖，第一次约需一分钟……" >&2
	@$(PIP) --require-hashes --requirement requirements/run.txt
	@$(PIP) --no-build-isolation --no-deps --editable .
	@touch $@

$(VENV)/.dev: requirements/dev.txt pyproject.toml | $(VENV)/bin/python
	@$(PIP) --require-hashes --requirement requirements/dev.txt
	@$(PIP) --no-build-isolation --no-deps --editable .
	@touch $@ $(VENV)/.run

$(VENV)/.audit: requirements/audit.txt | $(VENV)/bin/python
	@$(PYTHON) -m venv $(VENV)/audit
	@$(VENV)/audit/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements/audit.txt
	@touch $@
