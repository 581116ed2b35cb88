// An annotation stands only where its declaration allows it, and has a value
// of its type.

type Info record {|
    string text;
|};

annotation Info onType on type;

annotation flag on function;

annotation map<int>[] many on function;

@onType {text: "x"}
type A int;

@onType {text: 1} // @error
type B int;

@flag // @error
type C int;

@onType {text: "x"} // @error
function f() {
}

@flag {} // @error
function g() {
}

@flag
@flag // @error
function h() {
}

@many {a: 1}
@many {b: 2}
function k() {
}

@missing // @error
function m() {
}
