// A query within lock lets in what it selects from, unless it makes isolated
// values of it.

isolated int[][] lists = [];

function f(int[][] outside) returns int[] {
    lock {
        lists = from int[] l in outside select l; // @error
    }
    lock {
        lists = from int[] l in outside select l.clone();
    }
    lock {
        lists.push([from int[] l in outside collect count(l)]);
    }
    lock {
        stream<int[]> s = stream from int[] l in outside select l; // @error
        lists.push([]);
    }
    lock {
        return from int[] l in lists where l.length() > 1 select l[0];
    }
}

function g() returns int[][] {
    lock {
        return from int[] l in lists select l; // @error
    }
}
