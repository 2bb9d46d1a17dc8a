#!/bin/sh
# Trains the shipped attribute network from the data and the two initial weights alone. Every step goes on where it was
# interrupted. PYTHON names the interpreter that has PyTorch.
set -eu
cd "$(dirname "$0")"
step() { "${PYTHON:-python3}" -m "attributes.$@"; }

step prepare
step train whole --epochs 4 --rate 5e-4 --equal-rates
step train whole --name whole-fine --start whole --epochs 1 --rate 3e-4 --equal-rates --mix 0 --seed 2
step train whole --name whole-high --start whole-fine --epochs 7 --stop 5 --rate 0.004 --seed 3
step train whole --name whole-bn --start whole-high --epochs 4 --rate 1e-3 --equal-rates --batch-norm --mix 0 --seed 4
step train whole --name whole-last --start whole-bn --epochs 2 --rate 7e-4 --equal-rates --batch-norm --mix 0 --seed 5
step train inner --epochs 4 --rate 4e-4 --equal-rates
step train inner --name inner-fine --start inner --epochs 1 --rate 2.5e-4 --equal-rates --mix 0 --seed 2
step train inner --name inner-high --start inner-fine --epochs 7 --stop 6 --seed 3
step train inner --name inner-bn --start inner-high --epochs 4 --rate 1e-3 --equal-rates --batch-norm --mix 0 --seed 4
step train inner --name inner-last --start inner-bn --epochs 2 --rate 5e-4 --equal-rates --batch-norm --mix 0 --seed 5
step export
step evaluate
step quantize
