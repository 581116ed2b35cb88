import app.store;

public function add() {
    store:add(1);
}

public function total() returns int => store:total();
