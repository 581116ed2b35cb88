// Every path of a function with a result returns one, through match and loops.

function a(int n) returns string {
    match n {
        1 => {
            return "one";
        }
    }
} // @error

function b(boolean x) returns string {
    while true {
        if x {
            return "x";
        }
    }
}

function c(int[] list) returns int {
    foreach int n in list {
        return n;
    }
} // @error
