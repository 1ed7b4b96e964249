"""All wording. Everything a user reads that is not an approved text of the knowledge stands here, a theme a file."""

from handlers.texts.answers import *
from handlers.texts.basics import *
from handlers.texts.browsing import *
from handlers.texts.choices import *
from handlers.texts.courtesies import *
from handlers.texts.elder import *
from handlers.texts.papers import *
from handlers.texts.pausing import *
from handlers.texts.plans import *
from handlers.texts.refusals import *
from handlers.texts.starting import *
