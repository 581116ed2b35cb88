// break and continue stand within loops of the same function.

public function main() {
    break; // @error
}

function f() {
    continue; // @error
}

function g() {
    while true {
        function () h = function() {
            break; // @error
        };
        h();
    }
}
