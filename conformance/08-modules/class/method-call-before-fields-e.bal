// In init no method is called before every field has a value.

class Box {
    int n;
    int m = 1;

    function init() {
        int k = self.m + 1;
        self.reset(); // @error
        self.n = k;
        self.reset();
    }

    function reset() {
        self.n = 0;
    }
}
