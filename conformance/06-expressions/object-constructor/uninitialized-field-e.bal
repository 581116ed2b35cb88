// A field without initializer needs an init method that sets it.

public function main() {
    var a = object {
        int n; // @error
    };
    var b = object {
        int n; function init() { } // @error
    };
}
