// A child that ends before it can describe anything.
process.exit(3);
