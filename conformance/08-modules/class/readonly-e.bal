// The fields of a readonly class are final, and have immutable values.

readonly class Conf {
    int[] ports;

    function init(int[] ports) {
        self.ports = ports; // @error
    }

    function change() {
        self.ports = [1]; // @error
    }
}
