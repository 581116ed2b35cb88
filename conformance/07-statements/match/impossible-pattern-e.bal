// A pattern whose type has nothing in common with the target's cannot match.

function f(int n) {
    match n {
        "x" => { _ = 1; } // @error
        [var a] => { _ = a; } // @error
        _ => {
            _ = 2;
        }
    }
}
