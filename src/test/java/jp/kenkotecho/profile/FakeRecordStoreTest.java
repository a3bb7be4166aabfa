package jp.kenkotecho.profile;

class FakeRecordStoreTest extends RecordStoreContract {

    private final RecordStore store = new FakeRecordStore();

    @Override
    protected RecordStore store() {
        return store;
    }
}
