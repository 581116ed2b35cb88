// The broad type of a variable declared with var is no singleton.

type Level "low"|"high";

function shout(Level l) {
}

public function main() {
    var l = "low";
    shout(l); // @error
    final var m = "low";
    shout(m);
    int[] list = [1];
    var n = list[0];
    n = "text"; // @error
}
