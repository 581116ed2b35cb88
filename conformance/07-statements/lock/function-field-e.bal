// A field that holds a function is a field: it is called within lock, and what is
// called there is isolated.

isolated class Hooks {
    private function () plain = () => ();
    private isolated function () returns int hook = () => 1;
    final isolated function () returns int fixed = () => 2;

    isolated function outside() returns int {
        return self.hook() + // @error
            self.fixed();
    }

    isolated function within() returns int {
        lock {
            return self.hook();
        }
    }

    function both() {
        lock {
            self.plain(); // @error
        }
    }
}
