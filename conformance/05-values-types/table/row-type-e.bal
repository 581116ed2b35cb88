// The members of a table are mappings.

type T table<int>; // @error
type U table<map<any>>;
