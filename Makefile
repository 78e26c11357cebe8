# Two commands are enough on a fresh machine: make demo, make test. Each prepares what it needs.

# The first Python that is new enough and can make environments. PYTHON=… names another.
ifndef PYTHON
PYTHON := $(shell for p in python3 python3.13 python3.12 python3.11; do \
	"$$p" portal/bootstrap.py fits >/dev/null 2>&1 && echo "$$p" && exit; done; echo python3)
endif

.DEFAULT_GOAL := help
.PHONY: help demo demo-reset test check format bench campaign lock

help:
	@echo 'make demo        the site with example content: http://127.0.0.1:8000 (PORT=8001 for another port)'
	@echo 'make demo-reset  remove the demo'\''s database, mail, files and accounts'
	@echo 'make test        the whole suite, with a database and a browser (ARGS="-k word" for a part)'
	@echo 'make check       format, lint, types, import rules, settings, migrations'
	@echo 'make format      put the code into the format that make check asks for'
	@echo 'make lock        write portal/locks anew after a change of requirements (ARGS=--upgrade for newer ones)'
	@echo 'make bench       measure the budgets, and print the figures'
	@echo 'make campaign    injected faults and large numbers, up to an hour (SHORT=1 for minutes)'

demo demo-reset check format bench campaign:
	@exec "$(PYTHON)" portal/bootstrap.py $@

test lock:
	@exec "$(PYTHON)" portal/bootstrap.py $@ $(ARGS)
