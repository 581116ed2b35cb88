// The value of a const annotation is known at compile time.

type Info record {|
    string name;
    int[] sizes = [];
|};

const annotation Info info on type, function;

const PREFIX = "shop";
final string suffix = name();

function name() returns string => "item";

@info {name: PREFIX + ":item", sizes: [1, 2 + 3]}
type A int;

@info {name: suffix} // @error
type B int;

@info {name: name()} // @error
type C int;
