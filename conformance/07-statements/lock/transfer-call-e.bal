// A value from outside is let in by a call when what the call is also given could
// keep it.

isolated map<int[]> lists = {};

isolated function keep(map<int[]> m, int[] list) returns int {
    m["kept"] = list;
    return list.length();
}

function put(string name, int[] list) {
    lock {
        _ = keep(lists, list); // @error
    }
    lock {
        _ = keep(lists, list.clone());
    }
    lock {
        int[][] all = [];
        all.push(list); // @error
        lists["all"] = all[0];
    }
    lock {
        foreach int n in list { // @error
            lists[name] = [n];
        }
    }
    lock {
        lists[name] = let int[] copy = list.clone() in copy;
    }
}
