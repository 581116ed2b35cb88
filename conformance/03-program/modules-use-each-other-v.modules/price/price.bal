import app.tax;

public function gross(int net) returns int => net + tax:share(net);
