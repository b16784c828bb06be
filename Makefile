# `make` prints what there is. Each goal runs the command that the README names.
.DEFAULT_GOAL := help
.PHONY: help demo dev build test verify full format tools image up down clean

help: ## print these goals
	@sed -n 's/^\([a-z]*\):.*## /\1|/p' Makefile | while IFS='|' read -r goal text; do printf '  make %-8s %s\n' "$$goal" "$$text"; done

demo: ## lose a region of the example, recover it, write the report
	./lifeboat demo

dev: ## simulated AWS, Temporal with its UI and a worker, left running
	./lifeboat dev

build: ## compile and package, without tests
	./mvnw package -DskipTests

test: ## all tests
	./mvnw test

verify: ## all tests and the checks of layout: what CI runs
	./mvnw verify

full: ## the same with the slow matrices in full
	./mvnw verify -Pfull

format: ## lay out the code as the build wants it
	./mvnw spotless:apply

tools: ## fetch the programs that tests run, into .tools
	scripts/tools

image: ## the worker's image
	docker compose build worker

up: ## Temporal on PostgreSQL, its UI and a worker, on this host
	docker compose up --detach

down: ## stop them; the database stays
	docker compose down

clean: ## remove what the build made
	./mvnw clean
