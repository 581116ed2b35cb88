// A final field is assigned once, by its initializer or in init.

public function main() {
    var a = object {
        final int n;
        final int m = 1;

        function init() {
            self.n = 1;
            self.m = 2; // @error
        }

        function set() {
            self.n = 3; // @error
        }
    };
    a.n = 4; // @error
}
