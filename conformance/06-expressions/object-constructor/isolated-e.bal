// In an explicitly isolated object mutable fields are private, initializers
// isolated, and self is used within lock.

public function main() {
    int[] outer = [];
    var a = isolated object {
        int n = 0; // @error
    };
    var b = isolated object {
        private int[] l = outer; // @error
    };
    var c = isolated object {
        private int n = 0;

        function get() returns int => self.n; // @error

        function ok() returns int {
            lock {
                return self.n;
            }
        }
    };
}
