import { RejectionList } from '../../panels/rejection/rejection-list';
import { showPage } from '../../panels/ui/show-page';

showPage(<RejectionList />);
