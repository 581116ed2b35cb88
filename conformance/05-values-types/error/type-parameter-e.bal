// The type of an error's detail is a mapping of cloneable values.

type A error<map<anydata>>;
type B error<record {|int code;|}>;
type C error<int>; // @error
type D error<map<function ()>>;
type E error<map<stream<int>>>; // @error
