// A closure is no part of the loop around it.

public function main() {
    foreach int i in 0 ... 5 {
        function () f = function() {
            continue; // @error
        };
    }
    continue; // @error
}
