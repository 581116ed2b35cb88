// A value that is left out is an empty mapping, which has to fit.

annotation record {|int n;|} needs on type;
annotation record {|int n = 1;|} has on type;

@needs // @error
type A int;

@has
type B int;
