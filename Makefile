# The front door. Every target sets up .venv itself; without make: python .ci/make.py html
PYTHON ?= $(shell command -v python3 || command -v python || echo python3)
# -E: a PYTHONPATH or PYTHONHOME of the user's is not for this script.
run = @"$(PYTHON)" -E .ci/make.py

# make hands CORPUS=… to the recipe's shell, whose quotes keep spaces and Arabic in one piece.
path = $${$(1):+--$(2) "$$$(1)"}

.PHONY: help html init test minima lab gallery reference coverage mutants bench check package release lock clean

help: ## this list
	@echo "make html CORPUS=path LEXICON=path SPEAKERS=path: a report over your own texts, terms, names"
	@echo 'make html CORPUS=path ARGS="--by month": more options, as of python -m analysis report'
	@echo "make html PYTHON=python3.12: with another Python (3.11 or newer)"
	@sed -n 's/^\([a-z]*\): ## /make \1	/p' Makefile

html: ## run the notebooks and write reports/index.html (EDITION=ar: in Arabic)
	$(run) html $(call path,EDITION,edition) $(call path,CORPUS,corpus) $(call path,LEXICON,lexicon) \
		$(call path,SPEAKERS,speakers) $(ARGS)

init: ## lay out a folder for texts of your own (CORPUS=my_corpus)
	$(run) init $(call path,CORPUS,corpus)

test: ## run every test (ARGS="-k label" picks some)
	$(run) test $(ARGS)

minima: ## run the tests on the oldest versions that the library takes
	$(run) minima $(ARGS)

lab: ## open the notebooks in JupyterLab
	$(run) lab $(ARGS)

gallery: ## draw every chart in both languages: reports/gallery/index.html
	$(run) gallery

reference: ## write what each public name takes and gives: reports/reference/index.html
	$(run) reference

coverage: ## run the tests and say which lines of the library none of them runs
	$(run) coverage $(ARGS)

mutants: ## change a floor in small ways: what does no test notice? (ARGS="measuring --number 200")
	$(run) mutants $(ARGS)

bench: ## measure against what people use (ARGS="--megabytes 1000 --task words")
	$(run) bench $(ARGS)

check: ## lint, format and types
	$(run) check

package: ## build wheel and source archive, and try them on every Python of this machine
	$(run) package

release: ## check that tag, changelog, citation and version agree; then as package
	$(run) release

lock: ## pin exact versions in .ci/constraints.txt (needs uv; ARGS=--upgrade takes the newest)
	$(run) lock $(ARGS)

clean: ## remove everything the other commands made
	$(run) clean
