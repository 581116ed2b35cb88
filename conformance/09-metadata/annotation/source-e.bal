// A tag with a source attach point is const; its values are constant.

const annotation record {|int n;|} level on source var, source const;
annotation record {|int n;|} other on source var; // @error

int k = 1;

@level {n: 1}
int a = 1;

@level {n: k} // @error
int b = 2;
