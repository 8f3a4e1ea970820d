//! Requests to find and to replace.

use crate::edit::Transaction;
use crate::gui::app::App;
use crate::gui::find::FindRequest;
use crate::gui::find::Replacing;
use crate::gui::workspace::Workspace;

impl App {
    pub(super) fn open_find(&mut self, replaces: bool) {
        if let Some(workspace) = &mut self.workspace {
            workspace.view.find.open(replaces);
        }
    }

    /// Goes to a hit and gives the list the keyboard; opens the bar where nothing is looked for yet.
    pub(super) fn find_by_key(&mut self, forward: bool) {
        let Some(workspace) = &mut self.workspace else {
            return;
        };
        if !workspace.view.find.is_open {
            workspace.view.find.open(false);
            return;
        }
        workspace.go_to_hit(forward, true);
    }

    pub(super) fn find(&mut self, request: FindRequest) {
        let Some(workspace) = &mut self.workspace else {
            return;
        };
        match request {
            FindRequest::Next => workspace.go_to_hit(true, false),
            FindRequest::Previous => workspace.go_to_hit(false, false),
            FindRequest::Close => workspace.close_find(),
            FindRequest::Replace => self.replace_one(),
            FindRequest::ReplaceAll => self.replace_all(),
        }
    }

    fn replace_one(&mut self) {
        let Some(workspace) = &mut self.workspace else {
            return;
        };
        let Some(at) = workspace.view.find.current else {
            workspace.go_to_hit(true, false);
            return;
        };
        let hit = workspace.found.hits.get(at).copied();
        let replacing = workspace.replacing(Some(at));
        let is_replaced = self.put_replaced(replacing, "替换");
        let Some(workspace) = &mut self.workspace else {
            return;
        };
        workspace.look();
        // What was replaced is no longer found, so the next hit stands where it was.
        if is_replaced && workspace.found.hits.get(at).copied() != hit {
            workspace.view.find.current = at.checked_sub(1);
            if at == 0 {
                workspace.view.find.current = workspace.found.hits.len().checked_sub(1);
            }
        }
        workspace.go_to_hit(true, false);
    }

    fn replace_all(&mut self) {
        if let Some(workspace) = &mut self.workspace {
            let replacing = workspace.replacing(None);
            self.put_replaced(replacing, "全部替换");
        }
    }

    /// Makes the change; says how much it is and what it leaves. True where anything was changed.
    fn put_replaced(&mut self, replacing: Replacing, label: &str) -> bool {
        let count = replacing.edits.len();
        let done = format!("已替换 {count} 格");
        let label = format!("{label} {count} 格");
        let transaction = Transaction::new(label, replacing.edits);
        self.commit_block(transaction, Some(done), &replacing.remarks);
        count > 0
    }
}

impl Workspace {
    fn close_find(&mut self) {
        self.view.find.close();
        self.look();
        self.view.take_focus();
    }
}
