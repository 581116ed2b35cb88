// A value that may be mutable is not readonly.

type Conf record {|
    int[] ports;
|};

public function main() {
    int[] ports = [1];
    readonly & Conf c = {ports: ports}; // @error
    readonly r = ports; // @error
    Conf d = {ports};
    readonly & Conf e = d; // @error
    readonly & int[] f = ports; // @error
}
