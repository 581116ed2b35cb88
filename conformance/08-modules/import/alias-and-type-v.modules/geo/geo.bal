public const UNIT = 1.0;

public type Point record {|
    int x;
    int y;
|};

public type Shape object {
    public function area() returns float;
};

public type Negative distinct error;

public enum Direction {
    UP = "up",
    DOWN = "down"
}

public class Circle {
    *Shape;
    private final float r;

    public isolated function init(float r) returns Negative? {
        if r < 0.0 {
            return error Negative("negative radius");
        }
        self.r = r;
    }

    public function area() returns float => self.r * self.r * 3.0;
}

public function flip(Direction d) returns Direction => d == UP ? DOWN : UP;
