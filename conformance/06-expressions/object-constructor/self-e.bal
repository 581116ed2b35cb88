// Members are reached through self only, and self is final.

public function main() {
    var a = object {
        int n = 1;

        function get() returns int => n; // @error

        function reset() {
            self.n = 0;
            self = self; // @error
        }
    };
}
