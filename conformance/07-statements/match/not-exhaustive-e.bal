// A match that does not cover its target's type may complete normally.

function f(int n) returns int {
    match n {
        1 => {
            return 1;
        }
    }
} // @error

function g("a"|"b"|"c" s) returns int {
    match s {
        "a" => {
            return 1;
        }
        "b"|"c" if s == "b" => {
            return 2;
        }
    }
} // @error
