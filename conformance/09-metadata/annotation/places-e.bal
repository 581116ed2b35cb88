// Each construct takes only the annotations that are declared for it.

annotation onType on type;
annotation onClass on class;
annotation onFunction on function;
annotation onMethod on object function;
annotation onRemote on service remote function;
annotation onParameter on parameter;
annotation onReturn on return;
annotation onService on service;
annotation onRecordField on record field;
annotation onObjectField on object field;
const annotation onVar on source var;
const annotation onConst on source const;
const annotation onWorker on source worker;

@onClass // @error
type A int;

@onType // @error
class B {
    @onRecordField // @error
    int n = 1;

    @onMethod
    @onFunction
    @onRemote // @error
    function f(@onReturn int a) { // @error
    }
}

type R record {|
    @onRecordField
    int a;
    @onObjectField // @error
    int b;
|};

@onVar // @error
const C = 1;

@onConst // @error
int d = 1;

@onMethod // @error
function g() returns @onParameter int { // @error
    @onConst // @error
    int e = 1;
    @onVar // @error
    worker w {
    }
    return e;
}

type T [@onObjectField int]; // @error

@onService // @error
enum E {
    @onVar // @error
    F
}
