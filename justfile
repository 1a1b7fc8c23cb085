# Recipes for everyday work. `just` alone lists them.

gold := env_var_or_default("ESTRADE_GOLD", "../shared/gold")

# List the recipes
default:
    @just --list

# Format and lints, as the checks of every change run them
check:
    cargo fmt --check
    cargo clippy --all-targets -- -D warnings

# All tests, or those whose name contains a word: `just test dates`
test *words:
    cargo test {{ words }}

# Figures of a folder of annotated documents: `just evaluate ../shared/gold/dev --by domain`
evaluate folder="corpus" *options:
    cargo run --release --quiet -- evaluate {{ folder }} --floors tests/floors.toml {{ options }}

# Figures of every folder of annotated documents that is there
evaluate-all:
    for folder in {{ gold }}/seeds {{ gold }}/dev corpus tests/programmes/met tests/programmes/unmet; do if [ -d $folder ]; then just evaluate $folder || exit; fi; done

# Write the answers of themes and their figures in README.md and docs/tracing-a-theme.md anew
pages:
    ESTRADE_PAGES=1 cargo test --test pages

# Read a folder of programmes into ./index: `just build ~/programmes`
build corpus="corpus" *options:
    cargo run --release -- build {{ corpus }} {{ options }}

# Everything that must hold before a change is merged
ci:
    .ci/run
