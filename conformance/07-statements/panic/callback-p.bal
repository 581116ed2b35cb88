// A panic in a function that a library function calls shows where it was.

function take(int[] l, int i) returns int {
    return l[i]; // @panic
}

public function main() {
    [0, 1].forEach(function(int i) {
        int _ = take([5], i);
    });
}
