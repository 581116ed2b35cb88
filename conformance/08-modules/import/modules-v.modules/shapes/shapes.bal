import app.util;

int made = 0;

public class Square {
    private final int side;

    public function init(int side) {
        self.side = side;
        made += 1;
    }

    public function area() returns int => self.side * util:double(self.side) / 2;
}

public function count() returns int => made;
