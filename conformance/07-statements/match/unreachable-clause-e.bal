// The block of a clause that can never match is not reachable; a last one for
// whatever else there may be is a precaution.

function f(1|2 n) {
    match n {
        1 => {
            _ = 1;
        }
        2 => {
            _ = 2;
        }
        3 => { _ = 3; } // @error
    }
}

function g(int n) {
    match n {
        var x => {
            _ = x;
        }
        1 => { _ = 1; } // @error
    }
}

function h(1|2 n) returns int {
    match n {
        1 => {
            return 10;
        }
        2 => {
            return 20;
        }
        _ => {
            return 0;
        }
    }
}
