// The annotations known without a prefix have types and places, too.

@display {label: 1} // @error
type A int;

@display {} // @error
type B int;

@deprecated {reason: "old"} // @error
type C int;

@typeParam
type D int;

@strand // @error
type E int;

@unheardOf // @error
type F int;
