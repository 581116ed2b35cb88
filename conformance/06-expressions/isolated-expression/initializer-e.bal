// Expressions that are not isolated: somebody else may know their values.

class Cell {
    int[] list;

    function init(int[] list) {
        self.list = list;
    }
}

int[] shared = [1, 2];
final int[] known = [];
map<int[]> lists = {};

function make() returns int[] => shared;

isolated function same(int[] list) returns int[] => list;

isolated int[] a = shared; // @error
isolated int[] b = known; // @error
isolated int[][] c = [[1], shared]; // @error
isolated map<int[]> d = {"a": shared}; // @error
isolated int[] e = <int[]>shared; // @error
isolated int[] f = make(); // @error
isolated int[] g = same(shared); // @error
isolated int[] h = same([1]);
isolated int[]? i = lists["a"]; // @error
isolated int[] j = lists.length() > 0 ? [] : shared; // @error
isolated int[] k = let int[] l = shared in l; // @error
isolated Cell l = new ([]); // @error
isolated int[][] m = [...[shared]]; // @error
