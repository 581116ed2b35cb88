// outer join infers its variables' types.

type Dept record {|
    int id;
|};

public function main() {
    Dept[] ds = [];
    int[] l = from int id in [1]
        outer join Dept d in ds on id equals d.id // @error
        select id;
}
