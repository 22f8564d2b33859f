"""GPU papers by the hardware they ran on: YAML records in, a browsable site out."""
