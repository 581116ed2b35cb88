// Workers stand at the top of a function's body, or in a fork.

function f(boolean b) {
    if b {
        worker a { // @error
        }
    }
    worker c {
    }
}
