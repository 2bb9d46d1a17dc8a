#!/bin/sh
# Trains the shipped attribute network from the data and the two initial weights alone:
#
#   attributes.sh DATA WEIGHTS      folders; README.md says what is in them
#
# Every step goes on where it was interrupted. PYTHON names the interpreter that has PyTorch.
set -eu
[ $# -eq 2 ] || { echo "Expected two folders: attributes.sh DATA WEIGHTS" >&2; exit 2; }
data=$(realpath "$1")
weights=$(realpath "$2")
cd "$(dirname "$0")"
step() { "${PYTHON:-python3}" -m "attributes.$@"; }
train() { step train --weights "$weights" "$@"; }

step prepare --data "$data"
train whole --epochs 4 --rate 5e-4 --equal-rates
train whole --name whole-fine --start whole --epochs 1 --rate 3e-4 --equal-rates --mix 0 --seed 2
train whole --name whole-high --start whole-fine --epochs 7 --stop 5 --rate 0.004 --seed 3
train whole --name whole-bn --start whole-high --epochs 4 --rate 1e-3 --equal-rates --batch-norm --mix 0 --seed 4
train whole --name whole-last --start whole-bn --epochs 2 --rate 7e-4 --equal-rates --batch-norm --mix 0 --seed 5
train inner --epochs 4 --rate 4e-4 --equal-rates
train inner --name inner-fine --start inner --epochs 1 --rate 2.5e-4 --equal-rates --mix 0 --seed 2
train inner --name inner-high --start inner-fine --epochs 7 --stop 6 --seed 3
train inner --name inner-bn --start inner-high --epochs 4 --rate 1e-3 --equal-rates --batch-norm --mix 0 --seed 4
train inner --name inner-last --start inner-bn --epochs 2 --rate 5e-4 --equal-rates --batch-norm --mix 0 --seed 5
train whole --name whole-all --start whole-last --epochs 3 --rate 1e-3 --equal-rates --batch-norm --mix 0 --freeze none --seed 12
train inner --name inner-all --start inner-last --epochs 3 --rate 1e-3 --equal-rates --batch-norm --mix 0 --freeze none --seed 11
step teach --weights "$weights" --branches whole-all inner-all --name pair-all
train whole --name whole-taught --start whole-all --teacher pair-all --epochs 3 --rate 1e-3 --equal-rates --batch-norm --mix 0 --freeze none --seed 22
step export --weights "$weights"
step evaluate
step quantize --data "$data"
