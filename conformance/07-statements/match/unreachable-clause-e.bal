// The block of a clause that can never match is not reachable.

function f(1|2 n) {
    match n {
        1 => {
            _ = 1;
        }
        2 => {
            _ = 2;
        }
        _ => { _ = 3; } // @error
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
