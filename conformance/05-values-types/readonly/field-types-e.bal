// What is read from an immutable value is immutable, and not taken elsewhere as
// immutable otherwise.

type Point record {|
    int[] more;
|};

function f(Point p, Point & readonly q) {
    int[] & readonly a = q.more;
    int[] & readonly b = p.more; // @error
    Point & readonly c = p; // @error
    Point & readonly d = {more: p.more}; // @error
    Point & readonly e = {more: [1]};
}
