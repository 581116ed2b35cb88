// The init method of an object constructor takes no parameters.

public function main() {
    var o = object {
        int n;

        function init(int n) { // @error
            self.n = n;
        }
    };
}
