// A readonly class has only immutable fields, set once.

readonly class Point {
    int[] at;

    function init(int[] & readonly at) {
        self.at = at;
    }

    function move() {
        self.at = [1]; // @error
    }
}

readonly class Other {
    int[] list;

    function init(int[] list) {
        self.list = list; // @error
    }
}
