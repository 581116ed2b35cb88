// The value of a const annotation is a constant expression.

const annotation record {|int n;|} fixed on source const;

int variable = 1;

@fixed {n: 1}
const A = 1;

@fixed {n: variable} // @error
const B = 2;
