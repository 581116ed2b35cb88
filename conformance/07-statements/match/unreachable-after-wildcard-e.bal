// Behind a clause that matches everything none is reachable.

function f(int v) {
    match v {
        1 => {
        }
        _ => {
        }
        2 => { // @error
            int n = 1;
        }
    }
}
