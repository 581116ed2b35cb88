// In a lock statement with a restricted variable what was defined outside is
// assigned to by its name alone, with isolated expressions.

isolated int count = 0;
isolated map<int> sizes = {};
int[] everybody = [];

type Point record {|
    int x;
|};

function outside(int[] list, Point p, map<int[]> m) {
    int n = 0;
    int[] own = [];
    lock {
        list[0] = count; // @error
    }
    lock {
        p.x = count; // @error
    }
    lock {
        own[0] += count; // @error
    }
    lock {
        m["a"] = [count]; // @error
    }
    lock {
        everybody[0] = count; // @error
    }
    lock {
        [n] = [count]; // @error
    }
    lock {
        count += 1;
        {x: n} = {x: 1}; // @error
    }
}
