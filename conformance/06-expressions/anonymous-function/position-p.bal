// A panic within a closure stands within it.

public function main() {
    [1, 0].forEach(function(int n) {
        int m = 1;
        m = 5 / n; // @panic
    });
}
